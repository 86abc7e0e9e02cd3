#include "CXlsx.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "CLoader.h"

/* What is used of the library, bound when the first book is opened: no command that writes none waits for it. */
#define CXLSX_LIBRARY "libxlsxwriter.so." LXW_SOVERSION
#define FUNCTIONS(F) \
  F(format_set_align) \
  F(format_set_bg_color) \
  F(format_set_bold) \
  F(format_set_border) \
  F(format_set_font_size) \
  F(format_set_num_format) \
  F(format_set_text_wrap) \
  F(lxw_rowcol_to_range) \
  F(lxw_strerror) \
  F(workbook_add_format) \
  F(workbook_add_worksheet) \
  F(workbook_close) \
  F(workbook_new_opt) \
  F(workbook_set_properties) \
  F(workbook_validate_sheet_name) \
  F(worksheet_autofilter) \
  F(worksheet_center_horizontally) \
  F(worksheet_fit_to_pages) \
  F(worksheet_freeze_panes) \
  F(worksheet_merge_range) \
  F(worksheet_repeat_columns) \
  F(worksheet_repeat_rows) \
  F(worksheet_set_column) \
  F(worksheet_set_footer) \
  F(worksheet_set_landscape) \
  F(worksheet_set_margins) \
  F(worksheet_set_paper) \
  F(worksheet_set_portrait) \
  F(worksheet_set_row) \
  F(worksheet_write_blank) \
  F(worksheet_write_formula_num) \
  F(worksheet_write_number) \
  F(worksheet_write_string)

LIBRARY_TABLE(FUNCTIONS, LIBRARY_MEMBER, LIBRARY_NAME, CXLSX_LIBRARY)

const char *cxlsx_missing(void) { return library_missing(); }

enum { SHOWN = 6, STYLES = 5 };

/* Page and pages, in the middle of the foot: read in any language. */
static const char *const foot = "&C&P / &N";

struct cxlsx_book {
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  int style;
  /* Of the sheet's columns together, in characters. */
  double width;
  lxw_format *heading;
  lxw_format *title;
  lxw_format *banner;
  lxw_format *total;
  /* By style. */
  lxw_format *text[STYLES];
  lxw_format *shown[SHOWN][STYLES];
};

static void frame(lxw_format *format) {
  lib.format_set_border(format, LXW_BORDER_THIN);
  lib.format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  lib.format_set_text_wrap(format);
}

static lxw_format *styled(lxw_workbook *workbook, int style, const char *pattern) {
  lxw_format *format = lib.workbook_add_format(workbook);
  if (!format) return NULL;
  lib.format_set_num_format(format, pattern);
  if (style != CXLSX_PLAIN) frame(format);
  if (style == CXLSX_LEFT) lib.format_set_align(format, LXW_ALIGN_LEFT);
  if (style == CXLSX_CENTRED) lib.format_set_align(format, LXW_ALIGN_CENTER);
  if (style == CXLSX_RIGHT) lib.format_set_align(format, LXW_ALIGN_RIGHT);
  return format;
}

cxlsx_book *cxlsx_open(const char *path, const char *scratch, const char *title, int64_t made) {
  static const char *const patterns[SHOWN] = {"General", "yyyy-mm-dd", "hh:mm", "yyyy-mm-dd hh:mm:ss", "0.00000",
                                              "yyyy-mm-dd hh:mm"};
  if (cxlsx_missing()) return NULL;
  cxlsx_book *book = calloc(1, sizeof *book);
  if (!book) return NULL;
  lxw_workbook_options options;
  memset(&options, 0, sizeof options);
  options.tmpdir = (char *)scratch;
  book->workbook = lib.workbook_new_opt(path, &options);
  if (!book->workbook) {
    free(book);
    return NULL;
  }
  lxw_doc_properties properties;
  memset(&properties, 0, sizeof properties);
  properties.title = (char *)title;
  properties.created = (time_t)made;
  lib.workbook_set_properties(book->workbook, &properties);
  book->heading = lib.workbook_add_format(book->workbook);
  if (book->heading) {
    lib.format_set_bold(book->heading);
    lib.format_set_bg_color(book->heading, 0xE7EDF3);
    lib.format_set_border(book->heading, LXW_BORDER_THIN);
    lib.format_set_align(book->heading, LXW_ALIGN_CENTER);
    lib.format_set_align(book->heading, LXW_ALIGN_VERTICAL_CENTER);
    lib.format_set_text_wrap(book->heading);
  }
  /* Text stays text, also when somebody edits the cell: a telephone number keeps its zero. */
  for (int style = 0; style < STYLES; style++) {
    book->text[style] = styled(book->workbook, style, "@");
    for (int i = 0; i < SHOWN; i++) book->shown[i][style] = styled(book->workbook, style, patterns[i]);
  }
  book->title = lib.workbook_add_format(book->workbook);
  if (book->title) {
    lib.format_set_bold(book->title);
    lib.format_set_font_size(book->title, 16);
    lib.format_set_align(book->title, LXW_ALIGN_CENTER);
    lib.format_set_align(book->title, LXW_ALIGN_VERTICAL_CENTER);
  }
  book->banner = lib.workbook_add_format(book->workbook);
  if (book->banner) {
    lib.format_set_align(book->banner, LXW_ALIGN_VERTICAL_CENTER);
    lib.format_set_text_wrap(book->banner);
  }
  book->total = lib.workbook_add_format(book->workbook);
  if (book->total) {
    lib.format_set_bold(book->total);
    frame(book->total);
    lib.format_set_align(book->total, LXW_ALIGN_CENTER);
  }
  return book;
}

int cxlsx_sheet(cxlsx_book *book, const char *name) {
  lxw_error error = lib.workbook_validate_sheet_name(book->workbook, name);
  if (error) return error;
  book->sheet = lib.workbook_add_worksheet(book->workbook, name);
  book->width = 0;
  book->style = CXLSX_PLAIN;
  return book->sheet ? LXW_NO_ERROR : LXW_ERROR_MEMORY_MALLOC_FAILED;
}

void cxlsx_style(cxlsx_book *book, int style) { book->style = style < 0 || style >= STYLES ? CXLSX_PLAIN : style; }

int cxlsx_span(cxlsx_book *book, uint32_t row, uint16_t first_column, uint16_t last_column) {
  if (!book->sheet) return LXW_ERROR_PARAMETER_VALIDATION;
  return lib.worksheet_merge_range(book->sheet, row, first_column, row, last_column, "", book->text[book->style]);
}

int cxlsx_height(cxlsx_book *book, uint32_t row, double height) {
  if (!book->sheet) return LXW_ERROR_PARAMETER_VALIDATION;
  return lib.worksheet_set_row(book->sheet, row, height, NULL);
}

int cxlsx_width(cxlsx_book *book, uint16_t column, double width) {
  if (!book->sheet) return LXW_ERROR_PARAMETER_VALIDATION;
  book->width += width;
  return lib.worksheet_set_column(book->sheet, column, column, width, NULL);
}

int cxlsx_heading(cxlsx_book *book, uint32_t row, uint16_t column, const char *text) {
  if (!book->sheet) return LXW_ERROR_PARAMETER_VALIDATION;
  return lib.worksheet_write_string(book->sheet, row, column, text, book->heading);
}

int cxlsx_banner(cxlsx_book *book, uint32_t row, uint16_t last_column, const char *text, int large) {
  if (!book->sheet) return LXW_ERROR_PARAMETER_VALIDATION;
  lxw_format *format = large ? book->title : book->banner;
  if (large) lib.worksheet_set_row(book->sheet, row, 30, NULL);
  /* One cell is no range to merge. */
  if (last_column == 0) return lib.worksheet_write_string(book->sheet, row, 0, text, format);
  return lib.worksheet_merge_range(book->sheet, row, 0, row, last_column, text, format);
}

int cxlsx_total(cxlsx_book *book, uint32_t row, uint16_t column, uint32_t first, uint32_t last, int counts, double value) {
  if (!book->sheet) return LXW_ERROR_PARAMETER_VALIDATION;
  char range[64], formula[80];
  lib.lxw_rowcol_to_range(range, first, column, last, column);
  snprintf(formula, sizeof formula, "=%s(%s)", counts ? "COUNTA" : "SUM", range);
  return lib.worksheet_write_formula_num(book->sheet, row, column, formula, book->total, value);
}

int cxlsx_label(cxlsx_book *book, uint32_t row, uint16_t column, const char *text) {
  if (!book->sheet) return LXW_ERROR_PARAMETER_VALIDATION;
  return lib.worksheet_write_string(book->sheet, row, column, text, book->total);
}

int cxlsx_text(cxlsx_book *book, uint32_t row, uint16_t column, const char *text) {
  if (!book->sheet) return LXW_ERROR_PARAMETER_VALIDATION;
  if (!*text) return lib.worksheet_write_blank(book->sheet, row, column, book->text[book->style]);
  return lib.worksheet_write_string(book->sheet, row, column, text, book->text[book->style]);
}

int cxlsx_number(cxlsx_book *book, uint32_t row, uint16_t column, double value, int shown) {
  if (!book->sheet || shown < 0 || shown >= SHOWN) return LXW_ERROR_PARAMETER_VALIDATION;
  return lib.worksheet_write_number(book->sheet, row, column, value, book->shown[shown][book->style]);
}

int cxlsx_finish_sheet(cxlsx_book *book, uint32_t heading_row, uint32_t last_row, uint16_t last_column) {
  if (!book->sheet) return LXW_ERROR_PARAMETER_VALIDATION;
  lib.worksheet_freeze_panes(book->sheet, heading_row + 1, 0);
  lib.worksheet_set_landscape(book->sheet);
  /* A4; what is wide prints on A3. */
  lib.worksheet_set_paper(book->sheet, book->width > 200 ? 8 : 9);
  lib.worksheet_set_margins(book->sheet, 0.3, 0.3, 0.4, 0.6);
  lib.worksheet_set_footer(book->sheet, foot);
  /* A3 across shows some 300 characters at a size that can be read. */
  uint16_t across = book->width > 300 ? (uint16_t)(book->width / 300) + 1 : 1;
  lib.worksheet_fit_to_pages(book->sheet, across, 0);
  lxw_error error = lib.worksheet_repeat_rows(book->sheet, 0, heading_row);
  if (!error && across > 1 && last_column > 1) error = lib.worksheet_repeat_columns(book->sheet, 0, 1);
  if (error) return error;
  return lib.worksheet_autofilter(book->sheet, heading_row, 0, last_row < heading_row ? heading_row : last_row, last_column);
}

int cxlsx_finish_paper(cxlsx_book *book) {
  if (!book->sheet) return LXW_ERROR_PARAMETER_VALIDATION;
  lib.worksheet_set_portrait(book->sheet);
  lib.worksheet_set_paper(book->sheet, 9);
  lib.worksheet_set_margins(book->sheet, 0.6, 0.6, 0.6, 0.8);
  lib.worksheet_set_footer(book->sheet, foot);
  lib.worksheet_fit_to_pages(book->sheet, 1, 0);
  lib.worksheet_center_horizontally(book->sheet);
  return LXW_NO_ERROR;
}

int cxlsx_close(cxlsx_book *book) {
  lxw_error error = lib.workbook_close(book->workbook);
  free(book);
  return error;
}

const char *cxlsx_error(int error) { return lib.lxw_strerror((lxw_error)error); }
