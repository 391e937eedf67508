/** What becomes of the configuration between two starts. */
@NullMarked
package vn.tiepdan.agent.configuration;

import org.jspecify.annotations.NullMarked;
