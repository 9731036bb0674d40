#include "protocol/value.h"
