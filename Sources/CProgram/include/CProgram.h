#pragma once

// What the kernel keeps mapped of this program for this process, and how to let go of it.

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Takes the pages of machine code of the program and its libraries out of this process's resident memory, and gives
/// freed blocks of the heap back. Code that is called again comes from the system's cache, page by page, without a read
/// from the disk as long as the system keeps it there. Safe at any time and from any thread.
///
/// Returns how many bytes of code are mapped, resident or not.
size_t cprogram_rest(void);

/// Resident bytes of this process that files back (code, tables, mapped data), as the kernel counts them; -1 unknown.
long cprogram_resident_of_files(void);

#ifdef __cplusplus
}
#endif
