#define _GNU_SOURCE
#include "CProgram.h"

#include <link.h>
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

/* An object whose code was changed when it was loaded (text relocations) has pages that no file brings back. */
static int is_changed_code(const struct dl_phdr_info *object) {
  for (int i = 0; i < object->dlpi_phnum; i++) {
    if (object->dlpi_phdr[i].p_type != PT_DYNAMIC) continue;
    const ElfW(Dyn) *entry = (const ElfW(Dyn) *)(object->dlpi_addr + object->dlpi_phdr[i].p_vaddr);
    for (; entry->d_tag != DT_NULL; entry++) {
      if (entry->d_tag == DT_TEXTREL) return 1;
      if (entry->d_tag == DT_FLAGS && (entry->d_un.d_val & DF_TEXTREL)) return 1;
    }
  }
  return 0;
}

/* Called with the loader's lock held: no object comes or goes meanwhile, so no range becomes someone's data. */
static int give_back_code(struct dl_phdr_info *object, size_t size, void *total) {
  (void)size;
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  if (is_changed_code(object)) return 0;
  for (int i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
    if (segment->p_type != PT_LOAD || !(segment->p_flags & PF_X) || (segment->p_flags & PF_W)) continue;
    /* Whole pages inside of the segment's own: an edge may be shared with data. */
    uintptr_t from = (object->dlpi_addr + segment->p_vaddr + page - 1) & ~(page - 1);
    uintptr_t to = (object->dlpi_addr + segment->p_vaddr + segment->p_filesz) & ~(page - 1);
    if (from < to && !madvise((void *)from, to - from, MADV_DONTNEED)) *(size_t *)total += to - from;
  }
  return 0;
}

size_t cprogram_rest(void) {
  size_t total = 0;
  malloc_trim(0);
  dl_iterate_phdr(give_back_code, &total);
  return total;
}

long cprogram_resident_of_files(void) {
  FILE *file = fopen("/proc/self/statm", "re");
  if (!file) return -1;
  long size, resident, shared;
  int read = fscanf(file, "%ld %ld %ld", &size, &resident, &shared);
  fclose(file);
  return read == 3 ? shared * sysconf(_SC_PAGESIZE) : -1;
}
