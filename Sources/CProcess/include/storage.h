#pragma once

#include <stdbool.h>

#pragma clang assume_nonnull begin

/// Whether what is written into `folder` stays out of the disk, apart from swapping.
bool cproc_is_in_memory(const char *folder);

#pragma clang assume_nonnull end
