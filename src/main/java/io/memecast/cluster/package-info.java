/**
 * Hazelcast, from our settings: the shared template map and membership.
 */
@NullMarked
package io.memecast.cluster;

import org.jspecify.annotations.NullMarked;
