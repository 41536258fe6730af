namespace TenFour.Cli.Tests.Architecture;

/// <summary>Asserts over many files, with every finding in the message.</summary>
internal static class Findings
{
    public static void AssertNone(IEnumerable<string> findings)
    {
        var list = findings.ToArray();
        Assert.True(list.Length == 0, $"{list.Length} found:\n" + string.Join('\n', list));
    }
}
