using System.Globalization;

namespace TenFour.Dashboard.Components;

/// <summary>
/// Reads what the question of an address says as text: a page that took it as a number would be an error of the server where it is none.
/// </summary>
internal static class AddressNumber
{
    /// <summary>The number, or null where there is none.</summary>
    public static T? Of<T>(string? text)
        where T : struct, ISpanParsable<T> => T.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;
}
