/* SPDX-License-Identifier: Apache-2.0 */
/** A page for the sample: sends payments, breaks what can break, and asks what became of them. */
@NullMarked
package io.xonce.sample.web;

import org.jspecify.annotations.NullMarked;
