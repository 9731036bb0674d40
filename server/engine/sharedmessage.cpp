#include "engine/sharedmessage.h"
