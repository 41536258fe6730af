using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.RegularExpressions;

namespace TenFour.EndToEnd.Reports;

/// <summary>What the figures were measured on.</summary>
/// <param name="MemoryBytes">What the process may use.</param>
/// <param name="Load">The system's load average of the last minute when the measuring began; null where there is none.</param>
public sealed partial record MachineFacts(
    string Processor, int Cores, string Simd, string System, string Runtime, long MemoryBytes, string? Load)
{
    private const string ProcessorFile = "/proc/cpuinfo";
    private const string LoadFile = "/proc/loadavg";

    /// <summary>For the names of files: <c>amd-epyc-2-cores</c>.</summary>
    public string Label => NoLetter().Replace($"{Processor} {Cores} cores".ToLowerInvariant(), "-").Trim('-');

    /// <summary>Whether other programs take so much of the machine that figures mean little.</summary>
    public bool IsBusy => double.TryParse(Load, out var load) && load > Cores / 2.0;

    public static MachineFacts Read() => new(
        ProcessorName(),
        Environment.ProcessorCount,
        Vector512.IsHardwareAccelerated ? "512 bits" : Vector256.IsHardwareAccelerated ? "256 bits" : Vector128.IsHardwareAccelerated ? "128 bits" : "none",
        RuntimeInformation.OSDescription.Trim(),
        RuntimeInformation.FrameworkDescription,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes,
        File.Exists(LoadFile) ? File.ReadAllText(LoadFile).Split(' ')[0] : null);

    public override string ToString() =>
        $"{Processor}, {Cores} cores, vectors of {Simd}, {MemoryBytes / 1e9:0} GB, {System}, {Runtime}" + (Load is null ? "" : $", load {Load} at the start");

    private static string ProcessorName() => File.Exists(ProcessorFile)
        ? File.ReadLines(ProcessorFile).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? Architecture()
        : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? Architecture();

    private static string Architecture() => RuntimeInformation.ProcessArchitecture.ToString();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NoLetter();
}
