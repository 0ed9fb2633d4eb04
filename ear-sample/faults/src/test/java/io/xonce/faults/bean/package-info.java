/* SPDX-License-Identifier: Apache-2.0 */
/** What is deployed: handlers that stamp what they do, and such as do not keep the promise. */
@NullMarked
package io.xonce.faults.bean;

import org.jspecify.annotations.NullMarked;
