/**
 * What was captured of a call, from the media server's files to the archive.
 *
 * <p>{@link vn.tiepdan.control.recording.Recordings} begins when a call has ended and goes on after a restart until every recording
 * is {@code READY} or {@code FAILED}. {@link vn.tiepdan.control.recording.Mjr} reads the original files itself, because the exit code
 * of the converter proves nothing. {@link vn.tiepdan.control.recording.Archive} keeps originals, {@link
 * vn.tiepdan.control.recording.ViewingCopy} makes one MP4 with both sides in step.
 */
@NullMarked
package vn.tiepdan.control.recording;

import org.jspecify.annotations.NullMarked;
