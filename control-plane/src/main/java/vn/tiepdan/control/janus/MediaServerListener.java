package vn.tiepdan.control.janus;

/** Hears the media server come and go; called one after the other: return at once. */
public interface MediaServerListener {
    /** It is there, and empty if it is a new process. */
    void up(MediaRooms rooms);

    void down(String why);
}
