/* SPDX-License-Identifier: Apache-2.0 */
/** What is said to people: numbered messages, and text from outside made fit for a log. */
@NullMarked
package io.xonce.interceptor.log;

import org.jspecify.annotations.NullMarked;
