#include "protocol/json.h"
