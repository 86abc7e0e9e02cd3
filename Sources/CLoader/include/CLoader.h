/* A C library that is loaded when first used.
 *
 * Linked, the libraries for mails, spreadsheets and papers would be loaded by every command, and take most of its time to start. So nothing
 * is linked: who uses one lists its functions, `#define FUNCTIONS(F) F(one) F(two)`, and has their table with
 * LIBRARY_TABLE(FUNCTIONS, LIBRARY_MEMBER, LIBRARY_NAME, "libname.so.1"); they are called as `lib.one(…)`, once `library_missing()` has
 * returned NULL. One library a file. Who has no header of it lists result and arguments as well, and says how a member is declared.
 */
#ifndef WATCHROOM_CLOADER_H
#define WATCHROOM_CLOADER_H

#include <pthread.h>
#include <stddef.h>

/* Fills `functions` with those of `names` in the library. NULL: all are there; else what the loader says, kept as long as the
 * process. A library once loaded stays. */
char *cloader_bind(const char *library, const char *const names[], size_t count, void *functions[]);

#define LIBRARY_MEMBER(name) __typeof__(&name) name;
#define LIBRARY_NAME(name) #name,

/* The table `lib`, and `library_missing`, which fills it on the first call: thread-safe. */
#define LIBRARY_TABLE(FUNCTIONS, MEMBER, NAME, LIBRARY) \
  static struct { \
    FUNCTIONS(MEMBER) \
  } lib; \
  static char *library_lack; \
  static void library_bind(void) { \
    static const char *const names[] = {FUNCTIONS(NAME)}; \
    _Static_assert(sizeof lib == sizeof names, "a pointer a name"); \
    library_lack = cloader_bind(LIBRARY, names, sizeof names / sizeof *names, (void **)&lib); \
  } \
  static const char *library_missing(void) { \
    static pthread_once_t once = PTHREAD_ONCE_INIT; \
    pthread_once(&once, library_bind); \
    return library_lack; \
  }

#endif
