// The normalize stage: text → values: Chinese text, exact decimals, amounts, codes, regions.
#pragma once

#include "normalize/amount.h"
#include "normalize/codes.h"
#include "normalize/decimal.h"
#include "normalize/regions.h"
#include "normalize/text.h"
