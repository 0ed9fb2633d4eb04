/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.docs;

import io.xonce.interceptor.settings.SettingNames;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The {@code xonce.…} names that a block sets: settings, or parameters of the set-up scripts. */
final class Parameters {

  private static final Pattern LINE = Pattern.compile("(?m)^(xonce\\.[\\w.-]+)=");
  private static final String SET_UP =
      Pages.files(
              Pages.ROOT.resolve("adapter/src/main/resources/io/xonce/wildfly"),
              name -> name.endsWith(".cli"))
          .stream()
          .map(Pages::text)
          .collect(Collectors.joining());

  private Parameters() {}

  static List<String> in(Snippet snippet) {
    return LINE.matcher(snippet.text()).results().map(line -> line.group(1)).toList();
  }

  static boolean isKnown(String name) {
    return SET_UP.contains("${" + name + ":")
        || SET_UP.contains("${" + name + "}")
        || isSetting(name);
  }

  private static boolean isSetting(String name) {
    String setting = name.substring("xonce.".length());
    return SettingNames.GLOBAL.contains(setting)
        || SettingNames.PER_CONSUMER.contains(setting.substring(setting.indexOf('.') + 1));
  }
}
