using System.Diagnostics;
using TenFour.EndToEnd.Data;

namespace TenFour.EndToEnd.Pages;

/// <summary>The built program's <c>up</c> in a process of its own, with a folder of its own; ended when it is disposed.</summary>
internal sealed class RunningPage : IAsyncDisposable
{
    private const string Announcement = "TenFour is at ";

    private readonly Process _process;
    private readonly Task _rest;

    private RunningPage(Process process, Uri address, string folder)
    {
        (_process, Address, Folder) = (process, address, folder);
        _rest = Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(Stream.Null), process.StandardError.BaseStream.CopyToAsync(Stream.Null));
    }

    public Uri Address { get; }

    /// <summary>Where it was started; its data are in <c>up</c> below.</summary>
    public string Folder { get; }

    public string Data => Path.Combine(Folder, "up");

    /// <summary>Processor time so far, and memory of the machine now.</summary>
    public (TimeSpan Processor, long Bytes) Used
    {
        get
        {
            _process.Refresh();
            return (_process.TotalProcessorTime, _process.WorkingSet64);
        }
    }

    /// <param name="folder">Empty, or with a folder <c>statistics</c>.</param>
    public static async Task<RunningPage> StartAsync(BuiltProgram program, string folder, params IEnumerable<string> options)
    {
        var process = program.StartIn(folder, ["up", "--port", "0", "--data", Path.Combine(folder, "up"), .. options]);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                return new RunningPage(process, new Uri(line[Announcement.Length..]), folder);
            }
        }

        throw new BenchException($"tenfour up did not start: {await process.StandardError.ReadToEndAsync()}");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _rest;
        _process.Dispose();
    }
}
