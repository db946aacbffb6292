#include "width.h"

#include <wchar.h>
#include <wctype.h>

int cproc_scalar_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

uint32_t cproc_scalar_lowercase(uint32_t scalar) { return (uint32_t)towlower((wint_t)scalar); }
