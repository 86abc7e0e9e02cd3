#pragma once

// How often the program asks for memory: malloc and its kin counted, the work left to the C library.

#ifdef __cplusplus
extern "C" {
#endif

/// Blocks asked for so far by this process, by whatever library: malloc, calloc, realloc, and the aligned ones.
/// -1 where they are not counted: under the address sanitizer, or without glibc.
long callocations_count(void);

#ifdef __cplusplus
}
#endif
