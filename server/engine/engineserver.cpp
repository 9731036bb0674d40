#include "engine/engineserver.h"
