#pragma once

#include "hardening.h"
#include "width.h"
