/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What to run, where, and how to end it.
 *
 * @param account words to put before a command so that it runs under the wanted account
 * @param signal asks the process to stop, as `kill -s` names it
 * @param grace how long the process may take to stop before it is killed
 */
record Launch(
    List<String> account,
    List<String> command,
    Path directory,
    Path log,
    String signal,
    Duration grace) {}
