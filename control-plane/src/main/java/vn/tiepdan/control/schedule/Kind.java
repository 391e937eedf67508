package vn.tiepdan.control.schedule;

/** The three kinds of reception (Law on Citizen Reception 42/2013/QH13). */
public enum Kind {
    /** Thường xuyên: whoever comes is received. */
    REGULAR,
    /** Định kỳ: the head receives; only such days and the next kind's count for what a head owes. */
    PERIODIC,
    /** Đột xuất: the head receives because something cannot wait. */
    AD_HOC
}
