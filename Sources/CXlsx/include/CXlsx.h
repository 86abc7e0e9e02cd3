/* libxlsxwriter for Swift.
 *
 * The library's own header pulls in BSD queues, unions and <sys/…>, which no module map takes well: it is included in the
 * .c file only, and Swift sees these few functions. It is loaded when the first book is opened. One sheet is written at a time; columns and rows count from 0; texts
 * are UTF-8 and are copied. Each function returns 0, or an error of the library (see cxlsx_error).
 */
#ifndef WATCHROOM_CXLSX_H
#define WATCHROOM_CXLSX_H

#include <stdint.h>

typedef struct cxlsx_book cxlsx_book;

/* How a number is shown. */
enum {
  CXLSX_GENERAL = 0,
  CXLSX_DAY = 1,
  CXLSX_CLOCK = 2,
  CXLSX_MOMENT = 3,
  CXLSX_DEGREES = 4,
  CXLSX_MINUTE = 5,
};

/* Loads the library where that has not been done. NULL, or the loader's words on what is not there; then no book can be opened. */
const char *cxlsx_missing(void);

/* A workbook that will be written to `path`; `scratch` is a folder for the library's own temporary files. `made` is in
 * seconds of UTC since 1970 and stands in the file's properties, so that the same sheets are the same bytes. NULL where
 * there is no memory, or no library (`cxlsx_missing`). */
cxlsx_book *cxlsx_open(const char *path, const char *scratch, const char *title, int64_t made);

/* Begins the next sheet. */
int cxlsx_sheet(cxlsx_book *book, const char *name);

/* How texts and numbers look from here on: plain, or in frames that wrap, as papers have them. */
enum {
  CXLSX_PLAIN = 0,
  CXLSX_FRAMED = 1,
  CXLSX_LEFT = 2,
  CXLSX_CENTRED = 3,
  CXLSX_RIGHT = 4,
};
void cxlsx_style(cxlsx_book *book, int style);

/* Joins the cells of a row from one column to another; what is written into the first of them then stands in all. */
int cxlsx_span(cxlsx_book *book, uint32_t row, uint16_t first_column, uint16_t last_column);

/* In points. */
int cxlsx_height(cxlsx_book *book, uint32_t row, double height);

int cxlsx_width(cxlsx_book *book, uint16_t column, double width);
int cxlsx_heading(cxlsx_book *book, uint32_t row, uint16_t column, const char *text);

/* A line over the sheet's whole width; `large`: its title. */
int cxlsx_banner(cxlsx_book *book, uint32_t row, uint16_t last_column, const char *text, int large);

/* The sum of the rows from `first` to `last` of a column, or how many of them say something; `value` is what it comes to. */
int cxlsx_total(cxlsx_book *book, uint32_t row, uint16_t column, uint32_t first, uint32_t last, int counts, double value);

/* In bold, beside a total. */
int cxlsx_label(cxlsx_book *book, uint32_t row, uint16_t column, const char *text);

int cxlsx_text(cxlsx_book *book, uint32_t row, uint16_t column, const char *text);
int cxlsx_number(cxlsx_book *book, uint32_t row, uint16_t column, double value, int shown);

/* Ends the sheet: what stands down to the heading's row stays in sight, its columns can be filtered down to `last_row`, it prints
 * across A4, its pages numbered; a wide one across A3, a wider one on as many of them side by side as keep it readable, its first two columns on each. */
int cxlsx_finish_sheet(cxlsx_book *book, uint32_t heading_row, uint32_t last_row, uint16_t last_column);

/* Ends a sheet that is a form: it prints upright on A4. */
int cxlsx_finish_paper(cxlsx_book *book);

/* Writes the file and frees the book, also where it fails. */
int cxlsx_close(cxlsx_book *book);

const char *cxlsx_error(int error);

#endif
