/**
 * What crosses the event bus: jobs, their codecs, addresses and the client that dispatches them.
 */
@NullMarked
package io.memecast.job;

import org.jspecify.annotations.NullMarked;
