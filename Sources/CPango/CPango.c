#include "CPango.h"

#include <malloc.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "Libraries.h"

const char *cpango_missing(void) { return library_missing(); }

struct cpango_pdf {
  cairo_surface_t *surface;
  cairo_t *cairo;
  PangoFontMap *map;
  PangoContext *context;
  PangoLayout *layout;
  char *families;
  uint8_t *bytes;
  size_t count, room, most;
  int32_t unknown;
};

static cairo_status_t keep(void *closure, const unsigned char *data, unsigned int length) {
  cpango_pdf *pdf = closure;
  if (length > pdf->most - pdf->count) return CAIRO_STATUS_WRITE_ERROR;
  if (pdf->count + length > pdf->room) {
    size_t room = pdf->room ? pdf->room * 2 : 65536;
    while (room < pdf->count + length) room *= 2;
    uint8_t *bytes = realloc(pdf->bytes, room);
    if (!bytes) return CAIRO_STATUS_NO_MEMORY;
    pdf->bytes = bytes;
    pdf->room = room;
  }
  memcpy(pdf->bytes + pdf->count, data, length);
  pdf->count += length;
  return CAIRO_STATUS_SUCCESS;
}

cpango_pdf *cpango_open(double width, double height, const char *title, const char *made, const char *families,
                        const char *language, size_t most) {
  /* A font is read whole to be cut to its subset: tens of megabytes. In blocks of their own these go back to the system when they are
   * freed; in the heap of a thread they would stay. */
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  if (cpango_missing()) return NULL;
  cpango_pdf *pdf = calloc(1, sizeof *pdf);
  if (!pdf) return NULL;
  pdf->most = most;
  pdf->families = strdup(families);
  pdf->surface = lib.cairo_pdf_surface_create_for_stream(keep, pdf, width, height);
  lib.cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_TITLE, title);
  lib.cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_CREATOR, "watchroom");
  lib.cairo_pdf_surface_set_metadata(pdf->surface, CAIRO_PDF_METADATA_CREATE_DATE, made);
  pdf->cairo = lib.cairo_create(pdf->surface);
  /* A map of its own: it goes with the document, and another thread may have another one. */
  pdf->map = lib.pango_cairo_font_map_new();
  lib.pango_cairo_font_map_set_resolution((PangoCairoFontMap *)pdf->map, 72);
  pdf->context = lib.pango_font_map_create_context(pdf->map);
  lib.pango_context_set_language(pdf->context, lib.pango_language_from_string(language));
  cairo_font_options_t *options = lib.cairo_font_options_create();
  lib.cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  lib.cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  lib.pango_cairo_context_set_font_options(pdf->context, options);
  lib.cairo_font_options_destroy(options);
  pdf->layout = lib.pango_layout_new(pdf->context);
  lib.pango_layout_set_wrap(pdf->layout, PANGO_WRAP_WORD_CHAR);
  if (!pdf->families || lib.cairo_status(pdf->cairo) != CAIRO_STATUS_SUCCESS) {
    cpango_free(pdf);
    return NULL;
  }
  return pdf;
}

int32_t cpango_set(cpango_pdf *pdf, const char *text, double width, cpango_style style) {
  PangoFontDescription *font = lib.pango_font_description_new();
  lib.pango_font_description_set_family(font, pdf->families);
  lib.pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
  lib.pango_font_description_set_weight(font, style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  lib.pango_layout_set_font_description(pdf->layout, font);
  lib.pango_font_description_free(font);
  lib.pango_layout_set_width(pdf->layout, (int)(width * PANGO_SCALE));
  lib.pango_layout_set_indent(pdf->layout, (int)(style.indent * PANGO_SCALE));
  lib.pango_layout_set_alignment(pdf->layout, style.align == CPANGO_CENTRE  ? PANGO_ALIGN_CENTER
                                          : style.align == CPANGO_RIGHT ? PANGO_ALIGN_RIGHT
                                                                        : PANGO_ALIGN_LEFT);
  lib.pango_layout_set_text(pdf->layout, text, -1);
  PangoAttrList *attributes = lib.pango_attr_list_new();
  if (style.letter > 0) {
    lib.pango_attr_list_insert(attributes, lib.pango_attr_letter_spacing_new((int)(style.letter * PANGO_SCALE)));
  }
  lib.pango_layout_set_attributes(pdf->layout, attributes);
  lib.pango_attr_list_unref(attributes);
  return lib.pango_layout_get_line_count(pdf->layout);
}

double cpango_widest(cpango_pdf *pdf) {
  PangoRectangle logical;
  lib.pango_layout_get_extents(pdf->layout, NULL, &logical);
  return (double)logical.width / PANGO_SCALE;
}

static void ink(cpango_pdf *pdf, cpango_colour colour) {
  lib.cairo_set_source_rgba(pdf->cairo, colour.red, colour.green, colour.blue, colour.alpha);
}

void cpango_draw(cpango_pdf *pdf, double x, double y, double pitch, int32_t first, int32_t count, cpango_colour colour) {
  ink(pdf, colour);
  pdf->unknown += lib.pango_layout_get_unknown_glyphs_count(pdf->layout);
  /* The strip's baseline comes from the size of the letters, so that a rare letter of another font moves no line. */
  double size =
      (double)lib.pango_font_description_get_size(lib.pango_layout_get_font_description(pdf->layout)) / PANGO_SCALE;
  double baseline = (pitch - size) / 2 + size * 0.86;
  PangoLayoutIter *lines = lib.pango_layout_get_iter(pdf->layout);
  int32_t index = 0;
  do {
    if (index >= first && index < first + count) {
      PangoRectangle logical;
      lib.pango_layout_iter_get_line_extents(lines, NULL, &logical);
      lib.cairo_move_to(pdf->cairo, x + (double)logical.x / PANGO_SCALE, y + (index - first) * pitch + baseline);
      lib.pango_cairo_show_layout_line(pdf->cairo, lib.pango_layout_iter_get_line_readonly(lines));
    }
    index++;
  } while (lib.pango_layout_iter_next_line(lines));
  lib.pango_layout_iter_free(lines);
}

void cpango_draw_turned(cpango_pdf *pdf, double x, double y, double angle, cpango_colour colour) {
  PangoRectangle logical;
  lib.pango_layout_get_extents(pdf->layout, NULL, &logical);
  pdf->unknown += lib.pango_layout_get_unknown_glyphs_count(pdf->layout);
  lib.cairo_save(pdf->cairo);
  ink(pdf, colour);
  lib.cairo_translate(pdf->cairo, x, y);
  lib.cairo_rotate(pdf->cairo, angle);
  lib.cairo_move_to(pdf->cairo, -(logical.x + logical.width / 2.0) / PANGO_SCALE,
                -(logical.y + logical.height / 2.0) / PANGO_SCALE);
  lib.pango_cairo_show_layout(pdf->cairo, pdf->layout);
  lib.cairo_restore(pdf->cairo);
}

void cpango_line(cpango_pdf *pdf, double x1, double y1, double x2, double y2, double thickness, cpango_colour colour) {
  ink(pdf, colour);
  lib.cairo_set_line_width(pdf->cairo, thickness);
  lib.cairo_move_to(pdf->cairo, x1, y1);
  lib.cairo_line_to(pdf->cairo, x2, y2);
  lib.cairo_stroke(pdf->cairo);
}

void cpango_circle(cpango_pdf *pdf, double x, double y, double radius, double thickness, cpango_colour colour) {
  static const double dashes[] = {3, 2};
  ink(pdf, colour);
  lib.cairo_set_line_width(pdf->cairo, thickness);
  lib.cairo_set_dash(pdf->cairo, dashes, 2, 0);
  lib.cairo_new_path(pdf->cairo);
  lib.cairo_arc(pdf->cairo, x, y, radius, 0, 2 * M_PI);
  lib.cairo_stroke(pdf->cairo);
  lib.cairo_set_dash(pdf->cairo, NULL, 0, 0);
}

void cpango_fill(cpango_pdf *pdf, double x, double y, double width, double height, cpango_colour colour) {
  ink(pdf, colour);
  lib.cairo_rectangle(pdf->cairo, x, y, width, height);
  lib.cairo_fill(pdf->cairo);
}

void cpango_end_page(cpango_pdf *pdf) { lib.cairo_show_page(pdf->cairo); }

int32_t cpango_unknown(cpango_pdf *pdf) { return pdf->unknown; }

int32_t cpango_finish(cpango_pdf *pdf, const uint8_t **bytes, size_t *count) {
  cairo_status_t status = lib.cairo_status(pdf->cairo);
  lib.cairo_surface_finish(pdf->surface);
  if (status == CAIRO_STATUS_SUCCESS) status = lib.cairo_surface_status(pdf->surface);
  *bytes = pdf->bytes;
  *count = pdf->count;
  return (int32_t)status;
}

const char *cpango_error(int32_t error) { return lib.cairo_status_to_string((cairo_status_t)error); }

void cpango_free(cpango_pdf *pdf) {
  if (pdf->layout) lib.g_object_unref(pdf->layout);
  if (pdf->context) lib.g_object_unref(pdf->context);
  if (pdf->map) lib.g_object_unref(pdf->map);
  if (pdf->cairo) lib.cairo_destroy(pdf->cairo);
  if (pdf->surface) lib.cairo_surface_destroy(pdf->surface);
  free(pdf->families);
  free(pdf->bytes);
  free(pdf);
}

/* Pages of a font's file that were read stay mapped as long as Cairo keeps its face, and Cairo can't be asked to forget one while Pango's
 * own thread may hold it. They are clean and read-only: taken out of this process they come again from the system's cache when they
 * are read. Only whoever sets papers maps fonts, and one paper is made at a time, so no range changes while it is given back. */
static void give_back_fonts(void) {
  FILE *maps = fopen("/proc/self/maps", "re");
  if (!maps) return;
  char line[1024];
  while (fgets(line, sizeof line, maps)) {
    unsigned long from, to;
    char rights[5];
    size_t length = strcspn(line, "\n");
    if (length < 4 || sscanf(line, "%lx-%lx %4s", &from, &to, rights) != 3 || strncmp(rights, "r--", 3)) continue;
    const char *end = line + length - 4;
    if (strncmp(end, ".ttc", 4) && strncmp(end, ".otf", 4) && strncmp(end, ".ttf", 4)) continue;
    madvise((void *)from, to - from, MADV_DONTNEED);
  }
  fclose(maps);
}

void cpango_rest(void) {
  malloc_trim(0);
  give_back_fonts();
}

int32_t cpango_has_family(const char *families) {
  if (cpango_missing()) return 0;
  FcPattern *asked = lib.FcNameParse((const FcChar8 *)families);
  if (!asked) return 0;
  lib.FcConfigSubstitute(NULL, asked, FcMatchPattern);
  lib.FcDefaultSubstitute(asked);
  FcResult result;
  FcPattern *found = lib.FcFontMatch(NULL, asked, &result);
  int32_t good = 0;
  FcChar8 *name;
  for (int i = 0; found && lib.FcPatternGetString(found, FC_FAMILY, i, &name) == FcResultMatch; i++) {
    /* Names are parted by commas in what was asked. */
    const char *rest = families;
    size_t length = strlen((const char *)name);
    while (*rest) {
      rest += strspn(rest, ", ");
      size_t part = strcspn(rest, ",");
      if (part == length && !strncmp(rest, (const char *)name, part)) good = 1;
      rest += part;
    }
  }
  if (found) lib.FcPatternDestroy(found);
  lib.FcPatternDestroy(asked);
  return good;
}
