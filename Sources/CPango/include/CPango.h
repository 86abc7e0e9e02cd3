/* Pango and Cairo for Swift: text set on the pages of a PDF.
 *
 * The libraries are loaded when the first of these functions is called, so that a command that makes no paper does not wait for them. Their
 * own headers bring GLib's macros along, which no module map takes well: Swift sees these few functions. Lengths are points (1/72 inch) from the top left corner, texts are UTF-8 and are copied. Calls on
 * one document come from one thread at a time; different documents may be made side by side.
 */
#ifndef WATCHROOM_CPANGO_H
#define WATCHROOM_CPANGO_H

#include <stddef.h>
#include <stdint.h>

typedef struct cpango_pdf cpango_pdf;

enum { CPANGO_LEFT = 0, CPANGO_CENTRE = 1, CPANGO_RIGHT = 2 };

typedef struct {
  double size;   /* points */
  double indent; /* of the first line */
  double letter; /* added between letters */
  int32_t bold;
  int32_t align;
} cpango_style;

typedef struct {
  double red, green, blue, alpha;
} cpango_colour;

/* Loads the libraries where that has not been done. NULL, or the loader's words on what is not there; then no document can be opened. */
const char *cpango_missing(void);

/* A document of pages of that size. `made`, in ISO 8601, stands in the file's properties, so that the same pages are the same bytes;
 * `families` are names of fonts, the first of which that has a letter shows it; `most` bytes it may have. NULL where there is no memory, or no
 * library (`cpango_missing`). */
cpango_pdf *cpango_open(double width, double height, const char *title, const char *made, const char *families,
                        const char *language, size_t most);

/* Sets a text into lines of at most `width`; returns how many there are. They stand until the next call. */
int32_t cpango_set(cpango_pdf *pdf, const char *text, double width, cpango_style style);

/* Width of the widest line that was set. */
double cpango_widest(cpango_pdf *pdf);

/* Draws `count` of the lines that were set, from line `first` on, each in a strip of height `pitch`. */
void cpango_draw(cpango_pdf *pdf, double x, double y, double pitch, int32_t first, int32_t count, cpango_colour colour);

/* Draws the lines that were set around a point, turned by `angle` (radians, clockwise). */
void cpango_draw_turned(cpango_pdf *pdf, double x, double y, double angle, cpango_colour colour);

void cpango_line(cpango_pdf *pdf, double x1, double y1, double x2, double y2, double thickness, cpango_colour colour);

/* A dashed circle: where a seal goes. */
void cpango_circle(cpango_pdf *pdf, double x, double y, double radius, double thickness, cpango_colour colour);

/* A filled rectangle. */
void cpango_fill(cpango_pdf *pdf, double x, double y, double width, double height, cpango_colour colour);

/* Ends the page. */
void cpango_end_page(cpango_pdf *pdf);

/* Letters so far that no font of this machine has. */
int32_t cpango_unknown(cpango_pdf *pdf);

/* Ends the document. The bytes are the document's until it is freed. Returns 0, or an error (see cpango_error). */
int32_t cpango_finish(cpango_pdf *pdf, const uint8_t **bytes, size_t *count);

const char *cpango_error(int32_t error);
void cpango_free(cpango_pdf *pdf);

/* Gives memory back that the libraries keep between documents: freed blocks, and pages of font files (tens of megabytes). */
void cpango_rest(void);

/* 1 where a font of one of the families stands on this machine; 0: another would stand in for it. */
int32_t cpango_has_family(const char *families);

#endif
