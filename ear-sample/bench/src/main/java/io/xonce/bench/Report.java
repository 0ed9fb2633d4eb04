/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench;

import java.util.List;
import java.util.Map;

/** All that is to be told. */
record Report(
    Map<String, String> machine,
    Map<String, String> settings,
    List<Result> results,
    List<Growth> growth,
    List<Goal> goals) {}
