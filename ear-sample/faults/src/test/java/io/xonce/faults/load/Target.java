/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.load;

/** Where messages are sent to, and whose they are. */
public record Target(String url, String address, String consumer) {}
