/**
 * What test cameras see and test microphones hear, made here and found again at the other end.
 *
 * <p>{@link vn.tiepdan.journey.media.BlockCode} is a picture that names its sender and counts;
 * {@link vn.tiepdan.journey.media.Beeps} is a sound of one pitch. {@link vn.tiepdan.journey.media.Sender} fixes both for
 * each side. {@link vn.tiepdan.journey.media.Film} reads them from a recorded file.
 */
@NullMarked
package vn.tiepdan.journey.media;

import org.jspecify.annotations.NullMarked;
