#include "engine/disconnectreason.h"
