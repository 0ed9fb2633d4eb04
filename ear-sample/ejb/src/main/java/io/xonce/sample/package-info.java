/* SPDX-License-Identifier: Apache-2.0 */

/** A ledger fed by messages: what an application built on Xonce looks like. */
package io.xonce.sample;
