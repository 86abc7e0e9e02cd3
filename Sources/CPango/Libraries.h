/* What is used of Pango, Cairo and Fontconfig, bound when the first paper is made.
 *
 * Linked, these libraries and the fifty they bring would be loaded by every `watchroom` command, and take half of its time to start. So
 * nothing is linked: the functions below stand in a table that `cpango_missing` fills. Their declarations are written here once more; with
 * CPANGO_HEADERS defined they are checked against the libraries' own headers, by the compiler:
 *
 *   cc -fsyntax-only -DCPANGO_HEADERS -ISources/CPango/include -ISources/CLoader/include $(pkg-config --cflags pangocairo fontconfig) Sources/CPango/CPango.c
 */
#ifndef WATCHROOM_CPANGO_LIBRARIES_H
#define WATCHROOM_CPANGO_LIBRARIES_H

#include "CLoader.h"

/* Has all of the others as its own dependencies: a symbol of any of them is found through it. */
#define CPANGO_LIBRARY "libpangocairo-1.0.so.0"

#ifdef CPANGO_HEADERS
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#define CONSTANT(name, value) _Static_assert(name == value, #name);
#else
typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;
typedef struct _cairo_font_options cairo_font_options_t;
typedef unsigned cairo_status_t, cairo_pdf_metadata_t, cairo_hint_style_t, cairo_hint_metrics_t;
typedef cairo_status_t (*cairo_write_func_t)(void *, const unsigned char *, unsigned);
typedef struct _PangoFontMap PangoFontMap;
typedef struct _PangoCairoFontMap PangoCairoFontMap;
typedef struct _PangoContext PangoContext;
typedef struct _PangoLanguage PangoLanguage;
typedef struct _PangoLayout PangoLayout;
typedef struct _PangoLayoutIter PangoLayoutIter;
typedef struct _PangoLayoutLine PangoLayoutLine;
typedef struct _PangoFontDescription PangoFontDescription;
typedef struct _PangoAttrList PangoAttrList;
typedef struct _PangoAttribute PangoAttribute;
typedef struct {
  int x, y, width, height;
} PangoRectangle;
typedef unsigned PangoWrapMode, PangoWeight, PangoAlignment;
typedef struct _FcPattern FcPattern;
typedef struct _FcConfig FcConfig;
typedef unsigned char FcChar8;
typedef unsigned FcMatchKind, FcResult;
#define FC_FAMILY "family"
#define PANGO_SCALE 1024
#define CONSTANT(name, value) enum { name = value };
#endif

CONSTANT(CAIRO_STATUS_SUCCESS, 0)
CONSTANT(CAIRO_STATUS_NO_MEMORY, 1)
CONSTANT(CAIRO_STATUS_WRITE_ERROR, 11)
CONSTANT(CAIRO_HINT_STYLE_NONE, 1)
CONSTANT(CAIRO_HINT_METRICS_OFF, 1)
CONSTANT(CAIRO_PDF_METADATA_TITLE, 0)
CONSTANT(CAIRO_PDF_METADATA_CREATOR, 4)
CONSTANT(CAIRO_PDF_METADATA_CREATE_DATE, 5)
CONSTANT(PANGO_WEIGHT_NORMAL, 400)
CONSTANT(PANGO_WEIGHT_BOLD, 700)
CONSTANT(PANGO_ALIGN_LEFT, 0)
CONSTANT(PANGO_ALIGN_CENTER, 1)
CONSTANT(PANGO_ALIGN_RIGHT, 2)
CONSTANT(PANGO_WRAP_WORD_CHAR, 2)
CONSTANT(FcMatchPattern, 0)
CONSTANT(FcResultMatch, 0)
_Static_assert(PANGO_SCALE == 1024 && sizeof(PangoRectangle) == 4 * sizeof(int) && sizeof FC_FAMILY == sizeof "family", "");

/* F(result, name, arguments) */
#define CAIRO_FUNCTIONS(F)                                                                                                    \
  F(cairo_t *, cairo_create, (cairo_surface_t *))                                                                             \
  F(void, cairo_destroy, (cairo_t *))                                                                                         \
  F(cairo_status_t, cairo_status, (cairo_t *))                                                                                \
  F(const char *, cairo_status_to_string, (cairo_status_t))                                                                   \
  F(void, cairo_save, (cairo_t *))                                                                                            \
  F(void, cairo_restore, (cairo_t *))                                                                                         \
  F(void, cairo_translate, (cairo_t *, double, double))                                                                       \
  F(void, cairo_rotate, (cairo_t *, double))                                                                                  \
  F(void, cairo_set_source_rgba, (cairo_t *, double, double, double, double))                                                 \
  F(void, cairo_set_line_width, (cairo_t *, double))                                                                          \
  F(void, cairo_set_dash, (cairo_t *, const double *, int, double))                                                           \
  F(void, cairo_new_path, (cairo_t *))                                                                                        \
  F(void, cairo_move_to, (cairo_t *, double, double))                                                                         \
  F(void, cairo_line_to, (cairo_t *, double, double))                                                                         \
  F(void, cairo_arc, (cairo_t *, double, double, double, double, double))                                                     \
  F(void, cairo_rectangle, (cairo_t *, double, double, double, double))                                                       \
  F(void, cairo_stroke, (cairo_t *))                                                                                          \
  F(void, cairo_fill, (cairo_t *))                                                                                            \
  F(void, cairo_show_page, (cairo_t *))                                                                                       \
  F(cairo_surface_t *, cairo_pdf_surface_create_for_stream, (cairo_write_func_t, void *, double, double))                     \
  F(void, cairo_pdf_surface_set_metadata, (cairo_surface_t *, cairo_pdf_metadata_t, const char *))                            \
  F(cairo_status_t, cairo_surface_status, (cairo_surface_t *))                                                                \
  F(void, cairo_surface_finish, (cairo_surface_t *))                                                                          \
  F(void, cairo_surface_destroy, (cairo_surface_t *))                                                                         \
  F(cairo_font_options_t *, cairo_font_options_create, (void))                                                                \
  F(void, cairo_font_options_destroy, (cairo_font_options_t *))                                                               \
  F(void, cairo_font_options_set_hint_style, (cairo_font_options_t *, cairo_hint_style_t))                                    \
  F(void, cairo_font_options_set_hint_metrics, (cairo_font_options_t *, cairo_hint_metrics_t))

#define PANGO_FUNCTIONS(F)                                                                                                    \
  F(void, g_object_unref, (void *))                                                                                           \
  F(PangoFontMap *, pango_cairo_font_map_new, (void))                                                                         \
  F(void, pango_cairo_font_map_set_resolution, (PangoCairoFontMap *, double))                                                 \
  F(PangoContext *, pango_font_map_create_context, (PangoFontMap *))                                                          \
  F(void, pango_context_set_language, (PangoContext *, PangoLanguage *))                                                      \
  F(PangoLanguage *, pango_language_from_string, (const char *))                                                              \
  F(void, pango_cairo_context_set_font_options, (PangoContext *, const cairo_font_options_t *))                               \
  F(void, pango_cairo_show_layout, (cairo_t *, PangoLayout *))                                                                \
  F(void, pango_cairo_show_layout_line, (cairo_t *, PangoLayoutLine *))                                                       \
  F(PangoLayout *, pango_layout_new, (PangoContext *))                                                                        \
  F(void, pango_layout_set_wrap, (PangoLayout *, PangoWrapMode))                                                              \
  F(void, pango_layout_set_width, (PangoLayout *, int))                                                                       \
  F(void, pango_layout_set_indent, (PangoLayout *, int))                                                                      \
  F(void, pango_layout_set_alignment, (PangoLayout *, PangoAlignment))                                                        \
  F(void, pango_layout_set_text, (PangoLayout *, const char *, int))                                                          \
  F(void, pango_layout_set_attributes, (PangoLayout *, PangoAttrList *))                                                      \
  F(void, pango_layout_set_font_description, (PangoLayout *, const PangoFontDescription *))                                   \
  F(const PangoFontDescription *, pango_layout_get_font_description, (PangoLayout *))                                         \
  F(int, pango_layout_get_line_count, (PangoLayout *))                                                                        \
  F(int, pango_layout_get_unknown_glyphs_count, (PangoLayout *))                                                              \
  F(void, pango_layout_get_extents, (PangoLayout *, PangoRectangle *, PangoRectangle *))                                      \
  F(PangoLayoutIter *, pango_layout_get_iter, (PangoLayout *))                                                                \
  F(void, pango_layout_iter_get_line_extents, (PangoLayoutIter *, PangoRectangle *, PangoRectangle *))                        \
  F(PangoLayoutLine *, pango_layout_iter_get_line_readonly, (PangoLayoutIter *))                                              \
  F(int, pango_layout_iter_next_line, (PangoLayoutIter *))                                                                    \
  F(void, pango_layout_iter_free, (PangoLayoutIter *))                                                                        \
  F(PangoFontDescription *, pango_font_description_new, (void))                                                               \
  F(void, pango_font_description_free, (PangoFontDescription *))                                                              \
  F(void, pango_font_description_set_family, (PangoFontDescription *, const char *))                                          \
  F(void, pango_font_description_set_absolute_size, (PangoFontDescription *, double))                                         \
  F(void, pango_font_description_set_weight, (PangoFontDescription *, PangoWeight))                                           \
  F(int, pango_font_description_get_size, (const PangoFontDescription *))                                                     \
  F(PangoAttrList *, pango_attr_list_new, (void))                                                                             \
  F(void, pango_attr_list_unref, (PangoAttrList *))                                                                           \
  F(void, pango_attr_list_insert, (PangoAttrList *, PangoAttribute *))                                                        \
  F(PangoAttribute *, pango_attr_letter_spacing_new, (int))

#define FONTCONFIG_FUNCTIONS(F)                                                                                               \
  F(FcPattern *, FcNameParse, (const FcChar8 *))                                                                              \
  F(int, FcConfigSubstitute, (FcConfig *, FcPattern *, FcMatchKind))                                                          \
  F(void, FcDefaultSubstitute, (FcPattern *))                                                                                 \
  F(FcPattern *, FcFontMatch, (FcConfig *, FcPattern *, FcResult *))                                                          \
  F(FcResult, FcPatternGetString, (const FcPattern *, const char *, int, FcChar8 **))                                         \
  F(void, FcPatternDestroy, (FcPattern *))

#define FUNCTIONS(F) CAIRO_FUNCTIONS(F) PANGO_FUNCTIONS(F) FONTCONFIG_FUNCTIONS(F)

#ifdef CPANGO_HEADERS
#define AGREES(result, name, arguments) result name arguments;
FUNCTIONS(AGREES)
#endif

#define MEMBER(result, name, arguments) result(*name) arguments;
#define NAME(result, name, arguments) #name,

LIBRARY_TABLE(FUNCTIONS, MEMBER, NAME, CPANGO_LIBRARY)

#endif
