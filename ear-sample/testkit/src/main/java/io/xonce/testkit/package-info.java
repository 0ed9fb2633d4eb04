/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A test kit for message-driven beans that are {@link io.xonce.Idempotent}: it duplicates, reorders
 * and fails around the bean on its own server, kills that, and the test says what must hold.
 *
 * <p>{@link io.xonce.testkit.Disturbances} is the extension of the test; {@link
 * io.xonce.testkit.Producer} is what it sends with, {@link io.xonce.testkit.KillableServer} what it
 * kills. The jar also goes to the library folder of the application under test, for its {@link
 * io.xonce.testkit.InducedFailures}.
 */
@NullMarked
package io.xonce.testkit;

import org.jspecify.annotations.NullMarked;
