#include "CXlsx.h"

#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { SHOWN = 5 };

struct cxlsx_book {
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *heading;
  lxw_format *text;
  lxw_format *shown[SHOWN];
};

cxlsx_book *cxlsx_open(const char *path, const char *scratch, const char *title, int64_t made) {
  static const char *const patterns[SHOWN] = {"General", "yyyy-mm-dd", "hh:mm", "yyyy-mm-dd hh:mm:ss", "0.00000"};
  cxlsx_book *book = calloc(1, sizeof *book);
  if (!book) return NULL;
  lxw_workbook_options options;
  memset(&options, 0, sizeof options);
  options.tmpdir = (char *)scratch;
  book->workbook = workbook_new_opt(path, &options);
  if (!book->workbook) {
    free(book);
    return NULL;
  }
  lxw_doc_properties properties;
  memset(&properties, 0, sizeof properties);
  properties.title = (char *)title;
  properties.created = (time_t)made;
  workbook_set_properties(book->workbook, &properties);
  book->heading = workbook_add_format(book->workbook);
  book->text = workbook_add_format(book->workbook);
  if (book->heading) {
    format_set_bold(book->heading);
    format_set_bg_color(book->heading, 0xE7EDF3);
    format_set_border(book->heading, LXW_BORDER_THIN);
    format_set_align(book->heading, LXW_ALIGN_CENTER);
    format_set_align(book->heading, LXW_ALIGN_VERTICAL_CENTER);
    format_set_text_wrap(book->heading);
  }
  /* Text stays text, also when somebody edits the cell: a telephone number keeps its zero. */
  if (book->text) format_set_num_format(book->text, "@");
  for (int i = 0; i < SHOWN; i++) {
    book->shown[i] = workbook_add_format(book->workbook);
    if (book->shown[i]) format_set_num_format(book->shown[i], patterns[i]);
  }
  return book;
}

int cxlsx_sheet(cxlsx_book *book, const char *name) {
  lxw_error error = workbook_validate_sheet_name(book->workbook, name);
  if (error) return error;
  book->sheet = workbook_add_worksheet(book->workbook, name);
  return book->sheet ? LXW_NO_ERROR : LXW_ERROR_MEMORY_MALLOC_FAILED;
}

int cxlsx_column(cxlsx_book *book, uint16_t column, const char *heading, double width) {
  if (!book->sheet) return LXW_ERROR_PARAMETER_VALIDATION;
  lxw_error error = worksheet_set_column(book->sheet, column, column, width, NULL);
  if (error) return error;
  return worksheet_write_string(book->sheet, 0, column, heading, book->heading);
}

int cxlsx_text(cxlsx_book *book, uint32_t row, uint16_t column, const char *text) {
  if (!book->sheet) return LXW_ERROR_PARAMETER_VALIDATION;
  return worksheet_write_string(book->sheet, row, column, text, book->text);
}

int cxlsx_number(cxlsx_book *book, uint32_t row, uint16_t column, double value, int shown) {
  if (!book->sheet || shown < 0 || shown >= SHOWN) return LXW_ERROR_PARAMETER_VALIDATION;
  return worksheet_write_number(book->sheet, row, column, value, book->shown[shown]);
}

int cxlsx_finish_sheet(cxlsx_book *book, uint32_t last_row, uint16_t last_column) {
  if (!book->sheet) return LXW_ERROR_PARAMETER_VALIDATION;
  worksheet_freeze_panes(book->sheet, 1, 0);
  worksheet_set_landscape(book->sheet);
  worksheet_set_paper(book->sheet, 9);
  worksheet_fit_to_pages(book->sheet, 1, 0);
  lxw_error error = worksheet_repeat_rows(book->sheet, 0, 0);
  if (error) return error;
  return worksheet_autofilter(book->sheet, 0, 0, last_row, last_column);
}

int cxlsx_close(cxlsx_book *book) {
  lxw_error error = workbook_close(book->workbook);
  free(book);
  return error;
}

const char *cxlsx_error(int error) { return lxw_strerror((lxw_error)error); }
