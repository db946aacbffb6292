#pragma once

#include "hardening.h"
#include "signals.h"
#include "width.h"
