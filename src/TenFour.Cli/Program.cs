using System.CommandLine;

namespace TenFour.Cli;

/// <summary>The entry point: names the commands, nothing more.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args)
    {
        var root = new RootCommand("Live statistics on San Francisco police calls for service.");
        return root.Parse(args).InvokeAsync();
    }
}
