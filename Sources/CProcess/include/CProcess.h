#pragma once

#include "hardening.h"
