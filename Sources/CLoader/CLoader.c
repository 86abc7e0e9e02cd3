#include "CLoader.h"

#include <dlfcn.h>
#include <string.h>

char *cloader_bind(const char *library, const char *const names[], size_t count, void *functions[]) {
  const char *error = NULL;
  void *loaded = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!loaded) error = dlerror();
  for (size_t i = 0; !error && i < count; i++) {
    functions[i] = dlsym(loaded, names[i]);
    if (!functions[i]) error = dlerror();
  }
  return error ? strdup(error) : NULL;
}
