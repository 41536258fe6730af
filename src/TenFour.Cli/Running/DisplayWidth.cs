using TenFour.Streaming.Sql;

namespace TenFour.Cli.Running;

/// <summary>How many columns of a terminal a text takes.</summary>
internal static class DisplayWidth
{
    public static int Of(string text) => text.EnumerateRunes().Sum(CharacterWidth.Of);
}
