using System.ComponentModel;
using System.Diagnostics;

namespace TenFour.Kafka.Tests.Harness;

/// <summary>A program of others that talks to Kafka: kcat, or the broker's own command line tools.</summary>
internal static class OtherTool
{
    /// <summary>Runs kcat; the test is skipped where it is not installed.</summary>
    public static async Task<string> KcatAsync(string input, params string[] arguments)
    {
        try
        {
            return await RunAsync("kcat", input, ["-b", TestTopic.Servers, .. arguments]);
        }
        catch (Win32Exception)
        {
            Assert.Skip("kcat is not installed");
            throw;
        }
    }

    /// <summary>Runs one of the broker's own tools: <c>consume</c>, <c>produce</c>, <c>groups</c>.</summary>
    public static async Task<string> OfBrokerAsync(string tool, string input, params string[] arguments)
    {
        var script = Environment.GetEnvironmentVariable("TENFOUR_TEST_SERVERS");
        Assert.SkipWhen(script is null, "TENFOUR_TEST_SERVERS is not set");
        return await RunAsync(script, input, ["kafka", tool, "--bootstrap-server", TestTopic.Servers, .. arguments]);
    }

    private static async Task<string> RunAsync(string program, string input, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var (code, results, messages) = await process.EndAsync();
        Assert.True(code == 0, messages);
        return results;
    }
}
