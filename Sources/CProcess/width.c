#include "width.h"

#include <wchar.h>

int cproc_scalar_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
