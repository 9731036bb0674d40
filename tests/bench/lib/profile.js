"use strict";
const PROFILE_TITLE = "What our CPU is made of";
async function profileSection() { return null; }
module.exports = { PROFILE_TITLE, profileSection };
