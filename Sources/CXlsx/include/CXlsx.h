/* libxlsxwriter for Swift.
 *
 * The library's own header pulls in BSD queues, unions and <sys/…>, which no module map takes well: it is included in the
 * .c file only, and Swift sees these few functions. One sheet is written at a time; columns and rows count from 0; texts
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
};

/* A workbook that will be written to `path`; `scratch` is a folder for the library's own temporary files. `made` is in
 * seconds of UTC since 1970 and stands in the file's properties, so that the same sheets are the same bytes. NULL where
 * there is no memory. */
cxlsx_book *cxlsx_open(const char *path, const char *scratch, const char *title, int64_t made);

/* Begins the next sheet. */
int cxlsx_sheet(cxlsx_book *book, const char *name);

/* A column's heading and its width in characters. */
int cxlsx_column(cxlsx_book *book, uint16_t column, const char *heading, double width);

int cxlsx_text(cxlsx_book *book, uint32_t row, uint16_t column, const char *text);
int cxlsx_number(cxlsx_book *book, uint32_t row, uint16_t column, double value, int shown);

/* Ends the sheet: the heading stays in sight, its columns can be filtered, it prints on A4 across. */
int cxlsx_finish_sheet(cxlsx_book *book, uint32_t last_row, uint16_t last_column);

/* Writes the file and frees the book, also where it fails. */
int cxlsx_close(cxlsx_book *book);

const char *cxlsx_error(int error);

#endif
