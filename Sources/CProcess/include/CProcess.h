#pragma once

#include "child.h"
#include "hardening.h"
#include "signals.h"
#include "storage.h"
#include "width.h"
