#pragma once

#include "child.h"
#include "hardening.h"
#include "signals.h"
#include "width.h"
