#define _GNU_SOURCE
#include "CAllocations.h"

#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define CALLOCATIONS_OFF 1
#endif
#endif

#if !defined(CALLOCATIONS_OFF) && defined(__GLIBC__)

static atomic_long asked;

long callocations_count(void) { return atomic_load_explicit(&asked, memory_order_relaxed); }

static void one_more(void) { atomic_fetch_add_explicit(&asked, 1, memory_order_relaxed); }

/* The C library's own, under the names that it keeps for those who put themselves in front of it. */
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

void *malloc(size_t size) {
  one_more();
  return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
  one_more();
  return __libc_calloc(count, size);
}

void *realloc(void *block, size_t size) {
  one_more();
  return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
  one_more();
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  one_more();
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
  one_more();
  void *made = __libc_memalign(alignment, size);
  if (!made) return ENOMEM;
  *block = made;
  return 0;
}

#else

long callocations_count(void) { return -1; }

#endif
