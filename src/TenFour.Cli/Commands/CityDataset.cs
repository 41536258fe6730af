using TenFour.Streaming.Errors;

namespace TenFour.Cli.Commands;

/// <summary>What the environment says about the city's real-time dataset.</summary>
internal static class CityDataset
{
    public const string TokenVariable = "TENFOUR_DATASF_TOKEN";

    private const string AddressVariable = "TENFOUR_DATASF_URL";

    /// <summary>An application token of the city's portal; null for none.</summary>
    public static string? Token => Variable(TokenVariable);

    /// <summary>What is asked instead of the city's dataset; null for that.</summary>
    /// <exception cref="StreamingException">It is no address.</exception>
    public static Uri? Address => Variable(AddressVariable) is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? address
        : throw StreamingException.ForUser($"{AddressVariable} is no address: {text}", advice: "Write a whole address with its scheme, or unset it.");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
