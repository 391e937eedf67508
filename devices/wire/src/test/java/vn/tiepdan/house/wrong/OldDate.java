package vn.tiepdan.house.wrong;

import java.util.Date;

record OldDate(Date date) {}
