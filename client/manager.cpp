#include "client/manager.h"
